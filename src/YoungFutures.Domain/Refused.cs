namespace YoungFutures.Domain;

/// <summary>
/// The record's own no: this cannot happen now. <see cref="Sentence"/> is English and a key of the Welsh file;
/// <see cref="Values"/> fill its placeholders and hold no personal data.
/// </summary>
public sealed class Refused(string sentence, params object[] values) : Exception(sentence)
{
    public string Sentence { get; } = sentence;
    public IReadOnlyList<object> Values { get; } = values;
}

/// <summary>Somebody else changed the record after the page was opened on it.</summary>
public sealed class ChangedMeanwhile() : Exception("The record has another version than the page showed.");

/// <summary>Something was to be saved by a form that is only shown again.</summary>
public sealed class HeldBack() : Exception("A form that is only shown again saves nothing.");
