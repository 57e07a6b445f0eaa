using YoungFutures.Domain.Agencies;

namespace YoungFutures.Web.Features.Panels.CheckQuestions;

public sealed record CheckQuestionsPage(Guid PanelId, string Panel, bool CanWrite, IReadOnlyList<CheckQuestionRow> Questions);

/// <summary>What the agencies of one sector are asked to begin with, and whether the panel wrote it itself.</summary>
public sealed record CheckQuestionRow(Sector Sector, string English, string Welsh, bool IsOwn);
