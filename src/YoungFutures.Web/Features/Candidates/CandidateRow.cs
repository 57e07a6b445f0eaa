using YoungFutures.Domain.Identification;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates;

/// <summary>Which of those whom the rules found the list shows.</summary>
public enum CandidatesShown
{
    Waiting,
    Elsewhere,
    KeptOut,
    Accepted,
    Declined,
    NoLongerMet,
}

/// <summary>By what the list is ordered. There is nothing that adds anything up.</summary>
public enum CandidateOrder
{
    Due,
    Newest,
    Agencies,
    Rules,
}

public sealed record CandidateRow(Guid Id, string Name, int? Age, string? Area, IReadOnlyList<Rule> Rules, IReadOnlyList<string> Agencies, DateOnly NewestOn, DateOnly? DueOn, CandidateStatus Status, Place Place, bool CameBack);

public sealed record AreaChoice(string Code, string Name);

public sealed record CandidatesPage(Paged<CandidateRow> Candidates, CandidatesShown Show, CandidateOrder Order, Rule? Rule, string? Area, IReadOnlyList<AreaChoice> Areas, IReadOnlyList<Guid> PanelIds, bool MayCompare);
