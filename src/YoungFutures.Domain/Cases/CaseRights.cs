using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Cases;

public static class CaseRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.SitsOnPanel);
    public static readonly Right ListYoungPeople = new(nameof(ListYoungPeople), viewer => viewer.SitsOnPanel);

    /// <summary>Asking agencies, listing, closing, reopening: whoever runs the panel.</summary>
    public static readonly Right<Case> Run = new(nameof(Run), (viewer, @case) => viewer.Runs(@case.PanelId));

    public static readonly Right<Case> AgreeUrgent = new(nameof(AgreeUrgent), (viewer, @case) => viewer.Chairs(@case.PanelId));

    /// <summary>A closing is the chair's to sign off, where the panel wants that; a chair who closes a case has done so.</summary>
    public static readonly Right<Case> SignOff = new(nameof(SignOff), (viewer, @case) => viewer.Chairs(@case.PanelId));

    /// <summary>Saying who may and who must not see a case.</summary>
    public static readonly Right<Case> Restrict = new(nameof(Restrict), (viewer, @case) => viewer.RunsOrChairs(@case.PanelId));

    /// <summary>Actions, contacts, agreement, starting and pausing support: whoever runs the panel, and the lead agency.</summary>
    public static readonly Right<Case> Lead = new(nameof(Lead), (viewer, @case) =>
        viewer.Runs(@case.PanelId) || viewer.BelongsTo(@case.LeadAgencyId));

    /// <summary>Saying who else is named in the case: whoever works on it.</summary>
    public static readonly Right<Case> NamePeople = new(nameof(NamePeople), (viewer, @case) => viewer.WorksOnCases);

    public static readonly Right<Case> WriteNote = new(nameof(WriteNote), (viewer, @case) => viewer.WorksOnCases);

    /// <summary>Who looked at the case: its lead practitioner or whoever stands in for them, and the panel’s own people.</summary>
    public static readonly Right<Case> ReadLooks = new(nameof(ReadLooks), (viewer, @case) =>
        viewer.RunsOrChairs(@case.PanelId) || (@case.LeadPractitionerId is { } lead && viewer.AnswersFor.Contains(lead)));

    public static readonly Right<Case> ReportRisk = new(nameof(ReportRisk), (viewer, @case) => viewer.WorksOnCases);
}

public static class TransferRights
{
    public static readonly Right<CaseTransfer> Answer = new(nameof(Answer), (viewer, transfer) => viewer.Runs(transfer.ToPanelId));

    public static readonly Right<CaseTransfer> Withdraw = new(nameof(Withdraw), (viewer, transfer) => viewer.Runs(transfer.PanelId));
}

public static class RequestRights
{
    public static readonly Right<RequestToChair> Answer = new(nameof(Answer), (viewer, request) => viewer.Chairs(request.PanelId));

    public static readonly Right<RequestToChair> TakeBack = new(nameof(TakeBack), (viewer, request) => viewer.Runs(request.PanelId));
}

public static class CheckRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.SitsOnPanel);

    public static readonly Right<AgencyCheck> Return = new(nameof(Return), (viewer, check) => viewer.BelongsTo(check.AgencyId));

    /// <summary>Saying who answers it: the agency, and whoever runs the panel where the agency no longer can.</summary>
    public static readonly Right<AgencyCheck> HandOn = new(nameof(HandOn), (viewer, check) => viewer.BelongsTo(check.AgencyId) || viewer.Runs(check.PanelId));

    /// <summary>The questions that the panel begins with: to read them, and to write them.</summary>
    public static readonly Right<Panels.Panel> ReadQuestions = new(nameof(ReadQuestions), (viewer, panel) => viewer.RunsOrChairs(panel.Id));

    public static readonly Right<Panels.Panel> WriteQuestions = new(nameof(WriteQuestions), (viewer, panel) => viewer.Runs(panel.Id));

    /// <summary>Reminding an agency that has not answered: whoever looks at what falls through.</summary>
    public static readonly Right<AgencyCheck> Remind = new(nameof(Remind), (viewer, check) => viewer.RunsOrChairs(check.PanelId));

    public static readonly Right<AgencyCheck> Unassign = new(nameof(Unassign), (viewer, check) => viewer.Runs(check.PanelId));
}

public static class SafeguardingRights
{
    /// <summary>Act now stands on every record: whoever sees one may say that a child is at risk.</summary>
    public static readonly Right<IAboutYoungPerson> Raise = new(nameof(Raise), (viewer, record) => viewer.WorksOnCases);

    public static readonly Right List = new(nameof(List), viewer => viewer.PanelIds.Length > 0);

    /// <summary>Recording the report and its confirmation: who raised it, their agency, and whoever runs or chairs the panel.</summary>
    public static readonly Right<SafeguardingReport> Record = new(nameof(Record), (viewer, report) =>
        viewer.UserId == report.RaisedById || viewer.BelongsTo(report.RaisedByAgencyId) || viewer.RunsOrChairs(report.PanelId));
}
