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
