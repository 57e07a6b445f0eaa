using System.Linq.Expressions;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Features.Exports;

namespace YoungFutures.Web.Features.Cases;

/// <summary>One case in a list.</summary>
public sealed record CaseRow(Guid Id, string Reference, string GivenName, string FamilyName, string? AreaCode, CaseStatus Status, DateOnly? DueOn, bool IsUrgent, bool IsRepeat, bool IsRestricted) : IListed
{
    public static readonly Expression<Func<Case, CaseRow>> From = @case => new(
        @case.Id, @case.Reference, @case.YoungPerson.GivenName, @case.YoungPerson.FamilyName, @case.AreaCode, @case.Status, @case.DueOn,
        @case.IsUrgent, @case.IsRepeat, @case.IsRestricted) { SubjectId = @case.YoungPersonId, PanelId = @case.PanelId };

    public Guid? SubjectId { get; init; }
    public Guid PanelId { get; init; }
    public string Name => $"{GivenName} {FamilyName}".Trim();
}
