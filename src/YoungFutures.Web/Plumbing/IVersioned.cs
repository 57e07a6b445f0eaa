namespace YoungFutures.Web.Plumbing;

/// <summary>A form that remembers which version of the record it was opened on.</summary>
public interface IVersioned
{
    string? Version { get; }
}
