using YoungFutures.Domain.Cases;

namespace YoungFutures.Web.Features.Cases;

/// <summary>What stands above each form about a case: which one it is, and how it stands.</summary>
public sealed record CaseHead(Guid Id, string Reference, string Name, CaseStatus Status, DateOnly? DueOn, Guid YoungPersonId)
{
    public static CaseHead Of(Case @case) => new(@case.Id, @case.Reference, @case.YoungPerson.FullName, @case.Status, @case.DueOn, @case.YoungPersonId);
}
