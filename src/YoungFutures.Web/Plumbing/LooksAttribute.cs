using YoungFutures.Domain.Audit;

namespace YoungFutures.Web.Plumbing;

/// <summary>Says what the audit notes of a page that its address does not say: that it is a search, or which records a list exports.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LooksAttribute(Type kind, string @event = AuditEvents.Seen) : Attribute
{
    public Type Kind { get; } = kind;
    public string Event { get; } = @event;
}
