using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.YoungPeople;

public enum Sex
{
    [Display(Name = "Female")] Female,
    [Display(Name = "Male")] Male,
    [Display(Name = "Not known yet")] NotKnown,
}

public enum ContactLanguage
{
    [Display(Name = "Welsh")] Welsh,
    [Display(Name = "English")] English,
    [Display(Name = "Another language")] Another,
    [Display(Name = "Not known yet")] NotKnown,
}

/// <summary>A young person the panel knows: on record once a referral was screened, never before.</summary>
public sealed partial class YoungPerson : Record, IAboutYoungPerson
{
    private YoungPerson() { }

    public YoungPerson(Guid panelId, string given, string family)
    {
        PanelId = panelId;
        Call(given, family, null, null);
    }

    /// <summary>Somebody the panel did not know before: as the referral that was accepted tells of them.</summary>
    public static YoungPerson From(Referrals.Referral referral)
    {
        var known = new YoungPerson(referral.PanelId, referral.GivenName ?? "", referral.FamilyName ?? "")
        {
            BornOn = referral.BornOn,
            BornOnEstimated = referral.BornOnEstimated,
            Sex = referral.Sex,
            EthnicityCode = referral.EthnicityCode,
            SpokenLanguage = referral.Language,
            CommunicationNeeds = referral.CommunicationNeeds,
            SafeContact = referral.SafeContact,
            Address = referral.Address,
            Postcode = referral.Postcode,
            AreaCode = referral.AreaCode,
            School = referral.School,
            Upn = YoungPeople.Upn.Read(referral.Identifier).Value,
            NhsNumber = YoungPeople.NhsNumber.Read(referral.Identifier).Value,
            PncId = YoungPeople.PncId.Read(referral.Identifier, (referral.SubmittedAt ?? referral.StartedAt).Year).Value,
        };
        known.Call(known.GivenName, known.FamilyName, referral.PreferredName, referral.AlsoKnownAs);
        return known;
    }

    public Guid PanelId { get; private set; }
    public string GivenName { get; private set; } = "";
    public string FamilyName { get; private set; } = "";
    public string? PreferredName { get; private set; }
    /// <summary>Other names, separated by semicolons.</summary>
    public string? AlsoKnownAs { get; private set; }
    public string SortKey { get; private set; } = "";
    public DateOnly? BornOn { get; set; }
    public bool BornOnEstimated { get; set; }
    public Sex Sex { get; set; } = Sex.NotKnown;
    public string? GenderIdentity { get; set; }
    public string? EthnicityCode { get; set; }
    public string? EthnicitySaidBy { get; set; }
    public ContactLanguage SpokenLanguage { get; set; } = ContactLanguage.NotKnown;
    public ContactLanguage WrittenLanguage { get; set; } = ContactLanguage.NotKnown;
    public DateOnly? LanguageAskedOn { get; set; }
    public string? CommunicationNeeds { get; set; }
    public string? SafeContact { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public string? AreaCode { get; set; }
    public string? School { get; set; }
    public string? Upn { get; set; }
    public string? NhsNumber { get; set; }
    public string? PncId { get; set; }
    public string? CareStatusCode { get; set; }
    public string? LearningNeedsCode { get; set; }
    public bool? Disability { get; set; }
    public bool? YoungCarer { get; set; }
    public List<NameKeyRow> NameKeys { get; } = [];
    /// <summary>Whom the panel found to be the same young person. Every record stays where it was put; the other’s page reads both.</summary>
    public Guid? MergedIntoId { get; private set; }

    Guid IAboutYoungPerson.SubjectId => Id;

    public string FullName => $"{GivenName} {FamilyName}".Trim();

    /// <summary>The other turns out to be the same young person, and is read with this one from now on. Nothing is moved, so that it can be taken back.</summary>
    /// <param name="twoOpen">Between them they have more than one open case.</param>
    public YoungPersonMerge TakeIn(Act act, YoungPerson other, string because, bool twoOpen)
    {
        if (other.Id == Id) throw new Refused("This is the same record. Choose another young person.");
        if (other.PanelId != PanelId) throw new Refused("The two belong to different panels.");
        if (other.MergedIntoId is not null || MergedIntoId is not null) throw new Refused("One of the two has been put together with somebody since you opened this page.");
        if (twoOpen) throw new Refused("Both have an open case. Close one of the two as a duplicate first, then put the young people together.");
        other.MergedIntoId = Id;
        return new YoungPersonMerge(act, this, other, because);
    }

    internal void StandAlone() => MergedIntoId = null;

    public void Call(string given, string family, string? preferred, string? alsoKnownAs)
    {
        GivenName = given;
        FamilyName = family;
        PreferredName = preferred;
        AlsoKnownAs = alsoKnownAs;
        SortKey = YoungPeople.SortKey.For(family, given);
        NameKeyRow.Renew(NameKeys, NameKeyRow.ForYoungPerson(Id, PanelId), given, family, preferred, alsoKnownAs);
    }
}

/// <summary>One way in which a name can be found: folded, by sound, or by the root of a nickname.</summary>
public sealed class NameKeyRow
{
    private NameKeyRow() { }

    public long Id { get; private set; }
    public Guid PanelId { get; private set; }
    public Guid? YoungPersonId { get; private set; }
    public Guid? ReferralId { get; private set; }
    public NameKeyKind Kind { get; private set; }
    public string Value { get; private set; } = "";

    internal static Func<NameKey, NameKeyRow> ForYoungPerson(Guid id, Guid panelId) =>
        key => new NameKeyRow { YoungPersonId = id, PanelId = panelId, Kind = key.Kind, Value = key.Value };

    internal static Func<NameKey, NameKeyRow> ForReferral(Guid id, Guid panelId) =>
        key => new NameKeyRow { ReferralId = id, PanelId = panelId, Kind = key.Kind, Value = key.Value };

    internal static void Renew(List<NameKeyRow> rows, Func<NameKey, NameKeyRow> row, params string?[] names)
    {
        var wanted = NameKeys.For(names).ToHashSet();
        rows.RemoveAll(held => !wanted.Contains(new NameKey(held.Kind, held.Value)));
        rows.AddRange(wanted.Where(key => !rows.Any(held => held.Kind == key.Kind && held.Value == key.Value)).Select(row).ToList());
    }
}
