using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace YoungFutures.Tests.Web;

/// <summary>An answer of the site, read as a browser would.</summary>
public sealed record Reply(HttpStatusCode Status, string? Location, string Body, HttpResponseMessage Message)
{
    private IHtmlDocument? page;

    public IHtmlDocument Page => page ??= new HtmlParser().ParseDocument(Body);

    /// <summary>What a reader reads, with blanks folded.</summary>
    public string Text => string.Join(' ', (Page.QuerySelector("main")?.TextContent ?? Page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string? Heading => Page.QuerySelector("h1")?.TextContent.Trim();

    /// <summary>The error summary's lines.</summary>
    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".govuk-error-summary__list li").Select(line => line.TextContent.Trim())];

    /// <summary>Of the page with both versions: question, what was typed, what is recorded.</summary>
    public IReadOnlyList<string> Differences =>
        [.. Page.QuerySelectorAll("main h3").Select(question => string.Join('|', [question.TextContent.Trim(), .. question.NextElementSibling!.QuerySelectorAll("dd").Select(version => version.TextContent.Trim())]))];

    /// <summary>The name of the field in which an agency's question stands, on the page that asks for checks.</summary>
    public string QuestionTo(string agencyId) => Page.QuerySelectorAll("input[name^=Questions]").First(field => string.Equals(field.GetAttribute("value"), agencyId, StringComparison.OrdinalIgnoreCase)).GetAttribute("name")!.Replace("AgencyId", "Question", StringComparison.Ordinal);

    public bool Links(string href) => Page.QuerySelectorAll("a").Any(link => link.GetAttribute("href") == href);
}

/// <summary>A browser without JavaScript: keeps its cookies, and sends forms as they stand on the page.</summary>
public sealed class Visitor(HttpClient client)
{
    public HttpClient Client { get; } = client;

    public async Task<Reply> Get(string path) => await Read(await Client.GetAsync(path));

    /// <summary>Opens the page at the address, fills in the form that posts there, and sends it. Fields on the page that are not named keep what the page says.</summary>
    public async Task<Reply> Post(string path, params (string Name, string? Value)[] fields)
    {
        var shown = await Get(path);
        return await Send(shown, path, fields);
    }

    /// <summary>Sends a form of a page that was opened before: to post twice, late, or from another page.</summary>
    public async Task<Reply> Send(Reply shown, string path, params (string Name, string? Value)[] fields)
    {
        // A page that came back for correction holds its fields a second time, in the switch of language; the form itself comes first.
        var form = shown.Page.QuerySelectorAll("form").OfType<IHtmlFormElement>().OrderBy(IsOfTheHeader)
            .FirstOrDefault(candidate => (candidate.GetAttribute("method") ?? "").Equals("post", StringComparison.OrdinalIgnoreCase)
                && (candidate.GetAttribute("action") is not { Length: > 0 } action ? !IsOfTheHeader(candidate) : action == path));
        var sent = new List<KeyValuePair<string, string>>();
        var named = fields.Select(field => field.Name).ToHashSet();
        if (form is not null) sent.AddRange(FieldsOf(form).Where(field => !named.Contains(field.Key)));
        // Where the page offers no such form, as to somebody who may not, its reader's token goes along; a form that forgot its own gets none.
        if (form is null && shown.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") is { } token)
            sent.Add(new("__RequestVerificationToken", token));
        sent.AddRange(fields.Where(field => field.Value is not null).Select(field => new KeyValuePair<string, string>(field.Name, field.Value!)));
        return await Read(await Client.PostAsync(path, new FormUrlEncodedContent(sent)));
    }

    private static bool IsOfTheHeader(IElement form) => form.Closest("header") is not null;

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked:
                    continue;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return new(name, select.Value ?? "");
                    break;
            }
        }
    }

    private static async Task<Reply> Read(HttpResponseMessage message) =>
        new(message.StatusCode, message.Headers.Location?.OriginalString, await message.Content.ReadAsStringAsync(), message);
}
