using Microsoft.AspNetCore.Mvc.Rendering;

namespace YoungFutures.Web.TagHelpers;

internal static class Draw
{
    /// <summary>An element with its class, its text (escaped) and those attributes that have a value.</summary>
    public static TagBuilder Tag(string name, string? @class, string? text = null, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var tag = new TagBuilder(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null) tag.Attributes[attribute] = value;
        }
        if (@class is not null) tag.Attributes["class"] = @class;
        if (text is not null) tag.InnerHtml.Append(text);
        return tag;
    }

    /// <summary>An element without an end, such as an input.</summary>
    public static TagBuilder Void(string name, string? @class, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var tag = Tag(name, @class, null, attributes);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }
}
