using Microsoft.AspNetCore.Identity;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;

namespace YoungFutures.Domain.Users;

/// <summary>Somebody with an account. What they may see stands in their memberships and involvements, never here.</summary>
public sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    public string DisplayName { get; set; } = "";
    public string? JobTitle { get; set; }
    public Guid? AgencyId { get; set; }
    public Agency? Agency { get; set; }
    /// <summary>en-GB or cy-GB.</summary>
    public string Culture { get; set; } = "en-GB";
    /// <summary>The last day; from the next one nothing opens.</summary>
    public DateOnly? LeavesOn { get; set; }
    public bool IsDemo { get; set; }
    public Guid Version { get; set; } = Guid.NewGuid();
    public List<Membership> Memberships { get; } = [];
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

    public void End(DateTime at) => Until ??= at;

    /// <summary>An analyst's account holds no other role, and no other role joins an analyst's.</summary>
    public static bool MayHold(IReadOnlyCollection<Role> held, Role added) =>
        held.Count == 0 || (added == Role.Analyst ? held.All(role => role == Role.Analyst) : !held.Contains(Role.Analyst));
}

/// <summary>One signed-in browser. The cookie names it; ending it here ends it everywhere.</summary>
public sealed class Session
{
    private Session() { }

    public Session(Guid userId, DateTime at, string? from)
    {
        UserId = userId;
        StartedAt = at;
        LastSeenAt = at;
        StartedFrom = from;
    }

    public Guid Id { get; private set; } = Guid.NewGuid();
    public Guid UserId { get; private set; }
    public User User { get; private set; } = null!;
    public DateTime StartedAt { get; private set; }
    public DateTime LastSeenAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? StartedFrom { get; private set; }

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
