using System.Collections.Frozen;
using YoungFutures.Web.Features.Audit;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Looks;

public sealed record LooksPage(Guid CaseId, string Reference, string Name, Paged<LookRow> Looks);

/// <param name="Who">Nothing where it was nobody’s account.</param>
/// <param name="Left">It went out as a file.</param>
public sealed record LookRow(DateTime At, string? Who, string? Agency, string? Kind, bool Left)
{
    /// <summary>
    /// What everybody who sees a case may know that it has. That there is a conflict of interest, a decision not to share or a hold would be said by the kind of record that somebody looked at.
    /// </summary>
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
    [
        "Case", "YoungPerson", "Referral", "Note", "Document", "Agreement", "ContactAttempt", "AgencyCheck", "SafeguardingReport", "SupportAction", "Intervention", "SupportSession", "PanelMeeting", "AgendaItem",
        "SupportPlan", "Goal", "SupportReview", "RisenRisk", "AdultHandover", "PostClosureCheck", "FamilyContact", "VisitWarning", "Letter", "AuditEntry",
    ]);

    public string What(Words T) => Kind switch
    {
        "AuditEntry" => T["Who looked at the case"],
        not null when Known.Contains(Kind) => AuditWords.Kind(T, Kind)!,
        _ => T["Something else that belongs to the case"],
    };
}
