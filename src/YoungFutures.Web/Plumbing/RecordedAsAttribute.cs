namespace YoungFutures.Web.Plumbing;

/// <summary>What the record calls this answer, where the form calls it otherwise: so that the page with both versions can show them side by side.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordedAsAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}

/// <summary>Marks a code or an id that was chosen from a list: it is said in the words of the list, or not at all.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChosenAttribute : Attribute;
