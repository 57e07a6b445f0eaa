using YoungFutures.Domain.Identification;

namespace YoungFutures.Web.Features.Rules;

public sealed record RuleSetRow(Guid Id, int Number, bool IsDraft, DateOnly? EffectiveFrom, DateTime? PublishedAt, string? PublishedBy, string? Because, bool IsInForce);

public sealed record RuleSetsPage(Guid PanelId, string Panel, IReadOnlyList<RuleSetRow> Versions, bool MayBegin);

/// <summary>One rule, and what it asked in the version before, where that was something else.</summary>
public sealed record TermLine(Rule Rule, bool IsOn, bool IsSufficient, string Asks, string? AskedBefore);

public sealed record RuleSetPage(Guid PanelId, string Panel, RuleSetRow Version, IReadOnlyList<TermLine> Terms, bool MayWrite, bool MayPublish);
