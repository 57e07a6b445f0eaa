using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.ReferenceData.Entries;

/// <summary>A button beside an entry: nothing but the version of the entry it stood beside.</summary>
public sealed class EntryVersion : IVersioned
{
    public string? Version { get; set; }
}
