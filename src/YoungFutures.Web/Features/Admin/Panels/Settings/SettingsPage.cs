using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Panels.Settings;

/// <summary>One setting before and after.</summary>
public sealed record SettingsChange(string Label, string Before, string After);

/// <summary>One version: who set it when, and what it changed. The first changes nothing.</summary>
public sealed record SettingsVersion(int Number, DateTime SetAt, string? SetBy, IReadOnlyList<SettingsChange> Changes);

public sealed record SettingsPage(Guid PanelId, string Code, Paged<SettingsVersion> Versions);
