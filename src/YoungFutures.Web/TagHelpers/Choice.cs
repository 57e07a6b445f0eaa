using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>One answer that can be chosen. A divider is the word between two groups of answers ("or"), not an answer.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null, bool Divider = false)
{
    /// <summary>Somebody and their job, as they are written in their account.</summary>
    /// <param name="inOneLine">For a list that has no room for a hint.</param>
    public static Choice Person(Guid id, string name, string? job, bool inOneLine = false) => inOneLine ? new(id.ToString(), job is null ? name : $"{name}, {job}") { IsTyped = true } : new(id.ToString(), name, job) { IsTyped = true };

    /// <summary>Whether somebody typed what stands in it, and not the product.</summary>
    public bool IsTyped { get; init; }

    public static Choice Or(string text) => new("", text, Divider: true);

    /// <summary>The values of an enumeration, all or those named, in the reader's words.</summary>
    public static IReadOnlyList<Choice> Of<T>(Words words, params IEnumerable<T> values) where T : struct, Enum
    {
        var named = values.ToArray();
        return [.. (named.Length == 0 ? Enum.GetValues<T>() : named).Select(value => new Choice(value.ToString(), words.Of(value)))];
    }

    public static IReadOnlyList<Choice> YesOrNo(Words T) => [new("true", T["Yes"]), new("false", T["No"])];
}
