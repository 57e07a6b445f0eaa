namespace YoungFutures.Web.Features.Services;

/// <summary>What the provider last said of its places, and how old that is.</summary>
public sealed record PlacesLine(int? Places, int? WaitingDays, bool IsFull, bool IsOld, DateTime? At);
