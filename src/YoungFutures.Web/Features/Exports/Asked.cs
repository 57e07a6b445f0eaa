using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace YoungFutures.Web.Features.Exports;

/// <summary>What the address of a list asks of it. It goes along in the form, so that the file is the list that was read also where the form comes back or was kept.</summary>
public sealed class Asked
{
    private readonly Dictionary<string, StringValues> values;

    public Asked(string? query) => values = new(QueryHelpers.ParseQuery(query), StringComparer.OrdinalIgnoreCase);

    public string? this[string name] => values.TryGetValue(name, out var asked) && asked.Count > 0 ? asked[0] : null;

    public bool Is(string name) => bool.TryParse(this[name], out var yes) && yes;

    public Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    public TEnum? Of<TEnum>(string name) where TEnum : struct, Enum => Enum.TryParse<TEnum>(this[name], ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null;
}
