using System.Linq.Expressions;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Web.Features.Cases;

/// <summary>One case in a list.</summary>
public sealed record CaseRow(Guid Id, string Reference, string GivenName, string FamilyName, string? AreaCode, CaseStatus Status, DateOnly? DueOn, bool IsUrgent, bool IsRepeat, bool IsRestricted)
{
    public static readonly Expression<Func<Case, CaseRow>> From = @case => new(
        @case.Id, @case.Reference, @case.YoungPerson.GivenName, @case.YoungPerson.FamilyName, @case.AreaCode, @case.Status, @case.DueOn,
        @case.IsUrgent, @case.IsRepeat, @case.IsRestricted);

    public string Name => $"{GivenName} {FamilyName}".Trim();
}
