using System.Net;
using System.Text.RegularExpressions;
using YoungFutures.Domain.Data.Demo;

namespace YoungFutures.Benchmarks;

/// <summary>Somebody who is signed in: the cookies and the token that go with each of their requests.</summary>
internal sealed partial class Visitor(HttpMessageInvoker http, Uri site)
{
    private readonly Dictionary<string, string> cookies = [];
    private string token = "";

    public string Cookies => string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>The page that was read last.</summary>
    public string Page { get; private set; } = "";

    public static async Task<Visitor> SignIn(HttpMessageInvoker http, Uri site, string account)
    {
        var visitor = new Visitor(http, site);
        await visitor.Read("/sign-in");
        var (status, body) = await visitor.Send(visitor.Post("/sign-in", ("Email", account), ("Password", DemoPanels.Password), ("FormKey", Guid.NewGuid().ToString())));
        if (status != HttpStatusCode.Found) throw new InvalidOperationException($"{account} could not sign in: {(int)status} {body}");
        await visitor.Read("/my-work");
        return visitor;
    }

    public HttpRequestMessage Get(string path) => Request(HttpMethod.Get, path);

    public HttpRequestMessage Post(string path, params (string Name, string Value)[] fields)
    {
        var request = Request(HttpMethod.Post, path);
        request.Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return request;
    }

    /// <summary>Sends it, keeps what cookies come, and gives the page.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Send(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request, CancellationToken.None);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var held, var told] ? (held, told) : (cookie, "");
                if (value.Length == 0) cookies.Remove(name);
                else cookies[name] = value;
            }
        }

        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Reads a page, and the token of its forms.</summary>
    public async Task<HttpStatusCode> Read(string path)
    {
        var (status, body) = await Send(Get(path));
        Page = body;
        if (Token().Match(body) is { Success: true } found) token = WebUtility.HtmlDecode(found.Groups[1].Value);
        return status;
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(site, path)) { Version = HttpVersion.Version11 };
        // The site stands behind a proxy that its settings name, as it does in earnest.
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "192.0.2.7");
        request.Headers.TryAddWithoutValidation("Accept-Language", "en-GB");
        if (cookies.Count > 0) request.Headers.TryAddWithoutValidation("Cookie", Cookies);
        return request;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
