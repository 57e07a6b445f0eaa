using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Sharing;

/// <summary>How something came to be shared: told by hand, or recorded by the product where it opened a record itself.</summary>
public enum DisclosureKind
{
    [Display(Name = "Recorded by hand")] ByHand,
    [Display(Name = "The name, date of birth and area, and the summary with the question")] CheckAsked,
    [Display(Name = "The answer to a check")] CheckAnswered,
    [Display(Name = "The case papers of a meeting")] PackPublished,
    [Display(Name = "The case, within each item’s visibility")] WorkingOnCase,
    [Display(Name = "What an action needs: the name, date of birth and summary")] ActionGiven,
    [Display(Name = "What support needs: the summary for a provider")] ProviderAsked,
    [Display(Name = "The summary of a transfer")] TransferOffered,
    [Display(Name = "The case, opened by break-glass")] BrokenGlass,
    [Display(Name = "That the panel holds a record, and nothing of it")] ToldOfRecord,
}

/// <summary>What the family knew of it when it was shared.</summary>
public enum FamilyKnew
{
    [Display(Name = "The family had been told")] Told,
    [Display(Name = "The family was not told")] NotTold,
    [Display(Name = "Nothing was recorded yet about telling the family")] NotYet,
}

/// <summary>
/// Something about a young person was shared: by whom, with whom, what, why, under which power and basis, and whether the family had been told. It is kept apart from
/// the agreement to take part, and never changed.
/// </summary>
public sealed class DisclosureMade : Record, IAboutYoungPerson
{
    private DisclosureMade() { }

    /// <summary>Told by whoever shared it.</summary>
    public DisclosureMade(Act act, Case @case, Guid? toAgencyId, string? toOther, DateOnly on, string what, string purpose, LegalGateway gateway, LawfulBasis basis, bool familyTold, string? notToldBecause)
        : this(@case.Id, @case.PanelId, @case.YoungPersonId, DisclosureKind.ByHand, act.At)
    {
        if (on > act.Today) throw new Refused("A disclosure is recorded once it has been made.");
        if (toAgencyId is null && string.IsNullOrWhiteSpace(toOther)) throw new Refused("Say with whom it was shared.");
        if (!SharingTerms.Offers(act.Panel.Nation, gateway)) throw new Refused("This legal gateway is not one of the panel’s nation.");
        if (!familyTold && string.IsNullOrWhiteSpace(notToldBecause)) throw new Refused("Say why the family was not told.");
        FromAgencyId = act.AgencyId;
        (ById, RecordedById) = (act.UserId, act.UserId);
        (ToAgencyId, ToOther) = (toAgencyId, toAgencyId is null ? toOther : null);
        (On, What, Purpose, Gateway, Basis) = (on, what, purpose, gateway, basis);
        FamilyKnew = familyTold ? FamilyKnew.Told : FamilyKnew.NotTold;
        NotToldBecause = familyTold ? null : notToldBecause;
    }

    internal DisclosureMade(Guid caseId, Guid panelId, Guid subjectId, DisclosureKind kind, DateTime at)
    {
        (CaseId, PanelId, SubjectId, Kind, RecordedAt) = (caseId, panelId, subjectId, kind, at);
        On = Calendar.UkTime.LocalDate(at);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public DisclosureKind Kind { get; private set; }
    /// <summary>The check, meeting, action or transfer that it went with.</summary>
    public Guid? SourceId { get; internal init; }
    /// <summary>The agency that shared it; nobody’s where the panel did.</summary>
    public Guid? FromAgencyId { get; internal init; }
    public Guid? ById { get; internal init; }
    /// <summary>The agency it went to; nobody where it went to the panel, or to somebody who is no agency of it.</summary>
    public Guid? ToAgencyId { get; internal init; }
    public string? ToOther { get; internal init; }
    public DateOnly On { get; internal init; }
    /// <summary>In the words of whoever shared it; what the product shared itself is told by its kind.</summary>
    public string? What { get; private set; }
    public string? Purpose { get; private set; }
    public LegalGateway Gateway { get; internal init; }
    public LawfulBasis Basis { get; internal init; }
    public FamilyKnew FamilyKnew { get; internal init; }
    public string? NotToldBecause { get; internal init; }
    /// <summary>Why it went on although the family objects to this agency knowing.</summary>
    public string? Despite { get; internal init; }
    public Guid? RecordedById { get; internal init; }
    public DateTime RecordedAt { get; private set; }
}

/// <summary>Somebody considered sharing and did not, and says why: as much worth keeping as what was shared.</summary>
public sealed class DecisionNotToShare : Record, IAboutYoungPerson
{
    private DecisionNotToShare() { }

    public DecisionNotToShare(Act act, Case @case, Guid? withAgencyId, string? withOther, DateOnly on, string what, string because)
    {
        if (on > act.Today) throw new Refused("A decision is recorded once it has been taken.");
        if (withAgencyId is null && string.IsNullOrWhiteSpace(withOther)) throw new Refused("Say with whom it is not shared.");
        (PanelId, SubjectId, CaseId) = (@case.PanelId, @case.YoungPersonId, @case.Id);
        (WithAgencyId, WithOther) = (withAgencyId, withAgencyId is null ? withOther : null);
        (On, What, Because, DecidedById, RecordedAt) = (on, what, because, act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid? WithAgencyId { get; private set; }
    public string? WithOther { get; private set; }
    public DateOnly On { get; private set; }
    public string What { get; private set; } = "";
    public string Because { get; private set; } = "";
    public Guid DecidedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
}
