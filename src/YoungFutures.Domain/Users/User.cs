using Microsoft.AspNetCore.Identity;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Users;

/// <summary>Somebody with an account. What they may see stands in their memberships and involvements, never here.</summary>
public sealed class User : IdentityUser<Guid>, IHasVersion
{
    public User() => Id = Guid.CreateVersion7();

    /// <summary>To change it, the words must be loaded.</summary>
    public string DisplayName
    {
        get;
        set
        {
            field = value;
            var words = FoldedName.Of(value).Words.ToHashSet();
            Words.RemoveAll(held => !words.Contains(held.Word));
            Words.AddRange(words.Where(word => Words.TrueForAll(held => held.Word != word)).Select(word => new UserWord(Id, word)));
        }
    } = "";
    /// <summary>The words of the name by which it is found.</summary>
    public List<UserWord> Words { get; } = [];
    public string? JobTitle { get; set; }
    public Guid? AgencyId { get; set; }
    public Agency? Agency { get; set; }
    /// <summary>en-GB or cy-GB.</summary>
    public string Culture { get; set; } = "en-GB";
    /// <summary>The last day; from the next one nothing opens.</summary>
    public DateOnly? LeavesOn { get; set; }
    /// <summary>How often what is late is written to them.</summary>
    public DigestRhythm DigestRhythm { get; private set; }
    /// <summary>Whether single keys lead them about. Not until they say so: to whoever speaks to their computer, every word is keys.</summary>
    public bool UsesShortcuts { get; private set; }
    public bool IsDemo { get; set; }
    /// <summary>Changes with what an administrator changes, not with a sign-in.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();
    public List<Membership> Memberships { get; } = [];

    /// <summary>The day on which they were last trained in what this is for and what must not be done with it; none where nobody has noted it.</summary>
    public DateOnly? TrainedOn { get; private set; }

    /// <summary>A training is due again after a year: that is how often organisations that handle health and care data train their people in its protection.</summary>
    public const int TrainingMonths = 12;

    public bool HasLeft(DateOnly today) => LeavesOn < today;

    /// <summary>None was noted, or the last one is too old.</summary>
    public bool NeedsTraining(DateOnly today) => TrainingIsDue(TrainedOn, today);

    public static bool TrainingIsDue(DateOnly? trainedOn, DateOnly today) => trainedOn is not { } on || on.AddMonths(TrainingMonths) <= today;

    /// <summary>Whatever they may do here they do for their agency: nothing in a panel, for information governance or for the whole site. The roles must be loaded.</summary>
    public bool IsOnlyOfItsAgency => AgencyId is not null && Memberships.TrueForAll(held => held.SpeaksForAnAgency || held.Until is not null);

    /// <summary>What an administrator says of somebody. The words and the roles must be loaded.</summary>
    public void Describe(string name, string? jobTitle, Guid? agencyId, string culture, DateOnly? leavesOn, DateTime at)
    {
        if (agencyId is null && Memberships.Exists(held => held.IsOpenAt(at) && held.SpeaksForAnAgency)) throw new Refused("A partner or provider speaks for an agency: name it first.");
        DisplayName = name;
        JobTitle = jobTitle;
        AgencyId = agencyId;
        Culture = culture;
        LeavesOn = leavesOn;
        Version = Guid.NewGuid();
    }

    /// <summary>How often they want to hear of what is late.</summary>
    public void ChooseDigest(DigestRhythm rhythm)
    {
        DigestRhythm = rhythm;
        Version = Guid.NewGuid();
    }

    public void ChooseShortcuts(bool uses)
    {
        UsesShortcuts = uses;
        Version = Guid.NewGuid();
    }

    /// <summary>Gives a role from this moment on. The roles must be loaded.</summary>
    /// <exception cref="Refused">The role is held already, does not go with the others, or needs an agency; or the person has left.</exception>
    public Membership Take(Role role, Guid? panelId, DateTime at)
    {
        if (HasLeft(Calendar.UkTime.LocalDate(at))) throw new Refused("This person has left. Take the last day away first.");
        var held = Memberships.Where(membership => membership.IsOpenAt(at)).ToList();
        if (held.Exists(membership => membership.Role == role && membership.PanelId == panelId)) throw new Refused("This person holds that role already.");
        if (!Membership.MayHold([.. held.Select(membership => membership.Role)], role))
            throw new Refused("An analyst’s account holds no other role, so that no figure can be set beside a case. Use an account of its own.");
        var taken = new Membership(Id, role, panelId, at);
        if (taken.SpeaksForAnAgency && AgencyId is null) throw new Refused("A partner or provider speaks for an agency: name it first.");
        Memberships.Add(taken);
        Version = Guid.NewGuid();
        return taken;
    }

    /// <summary>Notes when they were trained; a day that was wrong is noted anew.</summary>
    public void Train(DateOnly on, DateTime at)
    {
        var today = Calendar.UkTime.LocalDate(at);
        if (HasLeft(today)) throw new Refused("This person has left. Take the last day away first.");
        if (on > today) throw new Refused("A training that has not been yet is not noted.");
        TrainedOn = on;
        Version = Guid.NewGuid();
    }

    /// <summary>
    /// In which panels they work for their agency, as whoever answers for it says. What is left out ends; nothing is given but the role of the agency's people, where the agency has a seat. The roles must be loaded.
    /// </summary>
    public void WorkIn(Agency agency, IReadOnlyCollection<Guid> panelIds, IReadOnlyCollection<Guid> seats, DateTime at)
    {
        if (AgencyId != agency.Id || !IsOnlyOfItsAgency) throw new Refused("This person has a role that is not your agency’s to give or to take away. An administrator changes it.");
        if (panelIds.Any(panelId => !seats.Contains(panelId))) throw new Refused("Your agency has no seat on that panel.");
        var held = Memberships.Where(membership => membership.IsOpenAt(at)).ToList();
        foreach (var ended in held.Where(membership => !panelIds.Contains(membership.PanelId!.Value))) GiveUp(ended, at);
        foreach (var panelId in panelIds.Distinct().Where(panelId => !held.Exists(membership => membership.PanelId == panelId))) Take(agency.RoleItMayGive(at), panelId, at);
    }

    /// <summary>An absence is written down in which they are away or stand in: nobody else does so in the same moment.</summary>
    internal void SpokenFor() => Version = Guid.NewGuid();

    public void GiveUp(Membership role, DateTime at)
    {
        role.End(at);
        Version = Guid.NewGuid();
    }

    /// <summary>
    /// Nothing opens any more. Yesterday counts as the last day: what falls to the coordinator when somebody leaves does so now, not at midnight.
    /// </summary>
    public void Leave(DateTime at)
    {
        foreach (var role in Memberships) role.End(at);
        var yesterday = Calendar.UkTime.LocalDate(at).AddDays(-1);
        if (LeavesOn is null || LeavesOn > yesterday) LeavesOn = yesterday;
        PasswordHash = null;
        SecurityStamp = Guid.NewGuid().ToString("N");
        Version = Guid.NewGuid();
    }

    /// <param name="hash">As <see cref="IPasswordHasher{TUser}"/> makes it.</param>
    public void ChoosePassword(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = Guid.NewGuid().ToString("N");
        // Whoever holds the link reads the mail of this address.
        EmailConfirmed = true;
        AccessFailedCount = 0;
        LockoutEnd = null;
    }

    /// <summary>What they sign in with has changed: whatever rested on it before means nothing.</summary>
    public void ChangedFactor() => SecurityStamp = Guid.NewGuid().ToString("N");

    /// <summary>Another passkey. Of two that are added in the same moment the second is told that something changed.</summary>
    /// <param name="held">How many they have.</param>
    public Passkey Add(string name, UserPasskeyInfo made, int held, DateTime at)
    {
        if (held >= Passkey.Most) throw new Refused("You have ten passkeys already. Remove one that you no longer use first.");
        ChangedFactor();
        Version = Guid.NewGuid();
        return new Passkey(Id, name, made, at);
    }

    /// <summary>Their account with an organisation opens this one from now on.</summary>
    /// <param name="whomHash">As <see cref="OrganisationSignIn.HashOf"/> makes it.</param>
    public OrganisationSignIn Connect(string organisation, byte[] whomHash, string name, DateTime at)
    {
        ChangedFactor();
        Version = Guid.NewGuid();
        return new OrganisationSignIn(Id, organisation, whomHash, name, at);
    }

    /// <summary>The address that mails go to and that is typed to sign in.</summary>
    public void Address(string email)
    {
        (Email, UserName) = (email, email);
        NormalizedEmail = NormalizedUserName = KeyOf(email);
        Version = Guid.NewGuid();
    }

    /// <summary>What an address is found by, as the framework makes it.</summary>
    public static string KeyOf(string email) => email.Normalize().ToUpperInvariant();
}

/// <summary>One word of a user's name, in small letters without accents.</summary>
public sealed class UserWord
{
    private UserWord() { }

    internal UserWord(Guid userId, string word)
    {
        UserId = userId;
        Word = word;
    }

    public Guid UserId { get; private set; }
    public string Word { get; private set; } = "";
}

/// <summary>A role that somebody holds in a panel for a time; an administrator's belongs to no panel.</summary>
public sealed class Membership : Record
{
    private Membership() { }

    public Membership(Guid userId, Role role, Guid? panelId, DateTime from)
    {
        if (role != Role.Administrator && panelId is null) throw new ArgumentNullException(nameof(panelId), "Only an administrator belongs to no panel.");
        UserId = userId;
        Role = role;
        PanelId = panelId;
        From = from;
    }

    public Guid UserId { get; private set; }
    public Role Role { get; private set; }
    public Guid? PanelId { get; private set; }
    public DateTime From { get; private set; }
    public DateTime? Until { get; private set; }

    /// <summary>Since then nothing opens by it, because nobody has confirmed that it is still needed. It is held all the same, and what is its holder’s stays so.</summary>
    public DateTime? SuspendedAt { get; private set; }

    public bool SpeaksForAnAgency => Role is Role.Partner or Role.Provider;

    public bool IsOpenAt(DateTime now) => From <= now && (Until is null || now < Until);

    public void End(DateTime at)
    {
        if (Until is null || at < Until) Until = at;
    }

    /// <summary>Only a role that is an agency’s to give: a panel is never left without those who run it.</summary>
    internal void Suspend(DateTime at)
    {
        if (SpeaksForAnAgency) SuspendedAt ??= at;
    }

    internal void Resume() => SuspendedAt = null;

    /// <summary>An analyst's account holds no other role, and no other role joins an analyst's.</summary>
    public static bool MayHold(IReadOnlyCollection<Role> held, Role added) =>
        held.Count == 0 || (added == Role.Analyst ? held.All(role => role == Role.Analyst) : !held.Contains(Role.Analyst));
}

/// <summary>By what somebody showed again that it is they who sit at a signed-in browser.</summary>
public enum Proof
{
    Password,
    PasswordAndCode,
    /// <summary>With which its owner was recognised by the device: it stands for both.</summary>
    Passkey,
}

/// <summary>One signed-in browser. The cookie names it; ending it here ends it everywhere.</summary>
public sealed class Session
{
    private Session() { }

    /// <param name="from">The address it came from.</param>
    /// <param name="with">What its browser is called, in a few words; nothing of what else a browser says of itself.</param>
    public Session(Guid userId, DateTime at, string? from, string? with)
    {
        UserId = userId;
        StartedAt = at;
        LastSeenAt = at;
        StartedFrom = from;
        StartedWith = with;
    }

    public Guid Id { get; private set; } = Guid.NewGuid();
    public Guid UserId { get; private set; }
    public User User { get; private set; } = null!;
    public DateTime StartedAt { get; private set; }
    public DateTime LastSeenAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? StartedFrom { get; private set; }
    public string? StartedWith { get; private set; }
    /// <summary>When its user last showed again that it is they, for what is asked of nobody’s open browser. Signing in does not count.</summary>
    public DateTime? ProvedAt { get; private set; }
    public Proof? ProvedBy { get; private set; }

    public void Seen(DateTime at) => LastSeenAt = at;
    public void End(DateTime at) => EndedAt ??= at;
}

/// <summary>A form whose writer's session had expired: kept encrypted for an hour, for that writer alone.</summary>
public sealed class KeptForm
{
    private KeptForm() { }

    public KeptForm(Guid userId, string path, byte[] content, DateTime at)
    {
        UserId = userId;
        Path = path;
        Content = content;
        KeptAt = at;
    }

    public Guid Id { get; private set; } = Guid.NewGuid();
    public Guid UserId { get; private set; }
    public string Path { get; private set; } = "";
    public byte[] Content { get; private set; } = [];
    public DateTime KeptAt { get; private set; }
}

/// <summary>A form's one-time key: the database lets it be used once, so that a form posted twice makes one record.</summary>
public sealed class FormKey
{
    private FormKey() { }

    public FormKey(Guid key, Guid userId, DateTime at)
    {
        Key = key;
        UserId = userId;
        UsedAt = at;
    }

    public Guid Key { get; private set; }
    public Guid UserId { get; private set; }
    public DateTime UsedAt { get; private set; }
    /// <summary>Where the first posting led, so that the second leads there too.</summary>
    public string? LedTo { get; private set; }

    public void Led(string to) => LedTo = to;
}

/// <summary>What somebody looked for, kept on the server so that no name stands in an address.</summary>
public sealed class SavedSearch
{
    private SavedSearch() { }

    public SavedSearch(Guid userId, string text, DateOnly? bornOn, DateTime at)
    {
        UserId = userId;
        Text = text;
        BornOn = bornOn;
        At = at;
    }

    public Guid Id { get; private set; } = Guid.NewGuid();
    public Guid UserId { get; private set; }
    public string Text { get; private set; } = "";
    public DateOnly? BornOn { get; private set; }
    public DateTime At { get; private set; }

    // A search before a referral asks for the parts apart, because the draft begins with them; the text then holds the given names.
    public string? FamilyName { get; init; }
    public string? Postcode { get; init; }
    public Guid? PanelId { get; init; }
    /// <summary>The referral whose incident the new one will share.</summary>
    public Guid? IncidentOf { get; init; }
}
