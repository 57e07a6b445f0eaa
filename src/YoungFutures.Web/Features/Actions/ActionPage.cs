using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Web.Features.Actions;

public sealed record ProgressLine(DateTime At, string By, string Text);

public sealed record ActionPage(Guid Id, Guid? CaseId, string CaseReference, string Name, int? Age, string Summary, string What, ActionStatus Status,
    string Agency, string AgencyCy, string? Owner, DateOnly? DueOn, DateOnly TargetOn, string SetBy, DateTime SetAt, DateTime? AcceptedAt,
    DateTime? EndedAt, string? EndedBy, string? Outcome, Guid? TransferredToId, IReadOnlyList<ProgressLine> Progress,
    bool MayAccept, bool MayDecline, bool MayReport, bool MayFinish, bool MayTransfer, bool MayCancel)
{
    /// <summary>Whose young person it is about; never shown or linked to.</summary>
    public Guid OfCaseId { get; init; }
    public bool IsOpen { get; init; }
    public string Version { get; init; } = "";
    public bool MayRemind { get; init; }
    /// <summary>When the panel last reminded the agency by hand, who did, and how often it was done.</summary>
    public DateTime? RemindedAt { get; init; }
    public string? RemindedBy { get; init; }
    public int Reminders { get; init; }

    public static ActionPage For(SupportAction action, Viewer viewer, IReadOnlyDictionary<Guid, string> names, bool seesCase, Guid? next, DateOnly today)
    {
        var carries = viewer.May(ActionRights.Carry, action);
        var directs = viewer.May(ActionRights.Direct, action);
        return new ActionPage(action.Id, seesCase ? action.CaseId : null, action.CaseReference, action.SubjectName,
            action.SubjectBornOn is { } born ? Domain.Calendar.Age.On(born, today) : null, action.Summary, action.What, action.Status,
            action.Agency.Name, action.Agency.NameCy, NameOf(action.OwnerId), action.DueOn, action.TargetOn, NameOf(action.SetById) ?? "", action.SetAt,
            action.AcceptedAt, action.EndedAt, NameOf(action.EndedById), action.Outcome, next,
            [.. action.Progress.OrderByDescending(line => line.At).Select(line => new ProgressLine(line.At, NameOf(line.ById) ?? "", line.Text))],
            carries && action.CanMoveTo(ActionStatus.Accepted), carries && action.CanMoveTo(ActionStatus.Declined), carries && action.IsOpen,
            carries && (action.CanMoveTo(ActionStatus.Done) || action.CanMoveTo(ActionStatus.NotPossible) || action.CanMoveTo(ActionStatus.NotDone)),
            directs && action.CanMoveTo(ActionStatus.Transferred), directs && action.CanMoveTo(ActionStatus.Cancelled)) 
        {
            OfCaseId = action.CaseId, IsOpen = action.IsOpen, Version = action.Version.ToString(), MayRemind = action.Status == ActionStatus.Open && viewer.May(ActionRights.Remind, action),
            RemindedAt = action.RemindedByHandAt, RemindedBy = NameOf(action.RemindedByHandById), Reminders = action.RemindersByHand,
        };

        string? NameOf(Guid? id) => id is { } known && names.TryGetValue(known, out var name) ? name : null;
    }
}
