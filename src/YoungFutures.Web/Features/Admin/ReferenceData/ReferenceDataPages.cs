using YoungFutures.Domain.Reference;

namespace YoungFutures.Web.Features.Admin.ReferenceData;

public sealed record ListRow(ReferenceKind Kind, int InForce, int Retired);

public sealed record EntryRow(Guid Id, string Code, string English, string Welsh, bool IsInForce, string Version);

/// <summary>One list: what can be chosen in its order, then what no longer can.</summary>
public sealed record ListPage(ReferenceKind Kind, IReadOnlyList<EntryRow> InForce, Plumbing.Paged<EntryRow> Retired);
