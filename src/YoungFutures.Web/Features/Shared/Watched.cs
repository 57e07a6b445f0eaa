namespace YoungFutures.Web.Features.Shared;

/// <summary>A page that follows a meeting, with the stamp of how that stood when the page was made.</summary>
/// <param name="Gone">What the page says once its reader no longer sees what it shows.</param>
/// <param name="Writes">Something is written on it, which is kept as its writer's own draft.</param>
public sealed record Watched(Guid MeetingId, string Stamp, string Gone, bool Writes);
