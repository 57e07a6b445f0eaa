using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace YoungFutures.Web.TagHelpers;

/// <summary>Which fields the page asks, in which order, and what is wrong with each.</summary>
internal static class FieldErrors
{
    private static readonly object Asked = new();

    public static IEnumerable<string> Of(ModelStateDictionary state, string name) => state
        .Where(entry => BelongsTo(entry.Key, name))
        .OrderBy(entry => entry.Key.Length)
        .SelectMany(entry => entry.Value!.Errors)
        .Select(error => error.ErrorMessage)
        .Where(message => message.Length > 0);

    public static void Note(ViewContext view, string name, string inputId)
    {
        var fields = Fields(view);
        if (!fields.Exists(field => field.Name == name)) fields.Add((name, inputId));
    }

    /// <summary>One message for each field that has one, in the order of the page; then those that belong to no field.</summary>
    public static IEnumerable<(string? InputId, string Message)> InOrder(ViewContext view)
    {
        var state = view.ViewData.ModelState;
        foreach (var (name, inputId) in Fields(view))
        {
            if (Of(state, name).FirstOrDefault() is { } message) yield return (inputId, message);
        }
        var rest = state.Where(entry => !Fields(view).Exists(field => BelongsTo(entry.Key, field.Name)));
        foreach (var message in rest.SelectMany(entry => entry.Value!.Errors).Select(error => error.ErrorMessage).Where(m => m.Length > 0).Distinct())
        {
            yield return (null, message);
        }
    }

    private static bool BelongsTo(string key, string name) =>
        key.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (key.Length == name.Length || (name.Length > 0 && key[name.Length] is '.' or '['));

    private static List<(string Name, string InputId)> Fields(ViewContext view)
    {
        if (view.HttpContext.Items[Asked] is not List<(string, string)> fields) view.HttpContext.Items[Asked] = fields = [];
        return fields;
    }
}
