using System.Net;
using System.Text.RegularExpressions;
using OtpNet;
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
        // A code works once, and a new one comes every half a minute: whoever signed in here already goes on with that session.
        if (SignedIn.TryGetValue((site, account), out var known))
        {
            foreach (var (name, value) in known) visitor.cookies[name] = value;
            if (await visitor.Read("/my-work") == HttpStatusCode.OK) return visitor;
            visitor.cookies.Clear();
        }

        await visitor.Read("/sign-in");
        var goOn = await visitor.Enter("/sign-in", ("Email", account), ("Password", DemoPanels.Password));
        if (goOn == "/sign-in/code" && RecoveryCodes.TryGetValue(account, out var codes))
        {
            await visitor.Read(goOn);
            goOn = await visitor.Enter(goOn, ("RecoveryCode", codes.Dequeue()));
        }

        if (goOn == "/account/codes/new") RecoveryCodes[account] = await visitor.SetUpCodes(goOn);
        if (await visitor.Read("/my-work") != HttpStatusCode.OK) throw new InvalidOperationException($"{account} could not sign in: it ended at {goOn}.");
        SignedIn[(site, account)] = new(visitor.cookies);
        return visitor;
    }

    /// <summary>Of the sites and copies of the data set that this program has made; the site asks for codes as it does in earnest.</summary>
    private static readonly Dictionary<(Uri Site, string Account), Dictionary<string, string>> SignedIn = [];
    private static readonly Dictionary<string, Queue<string>> RecoveryCodes = [];

    private async Task<string> Enter(string path, params (string Name, string Value)[] fields)
    {
        var (status, body) = await Send(Post(path, [.. fields, ("FormKey", Guid.NewGuid().ToString())]));
        return status == HttpStatusCode.Found ? body : throw new InvalidOperationException($"{path} did not let in: {(int)status} {body}");
    }

    private async Task<Queue<string>> SetUpCodes(string path)
    {
        await Read(path);
        var secret = Base32Encoding.ToBytes(Shown().Match(Page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
        var onItsWay = WebUtility.HtmlDecode(OnItsWay().Match(Page).Groups[1].Value);
        var (_, codes) = await Send(Post(path, ("OnItsWay", onItsWay), ("Code", new Totp(secret).ComputeTotp()), ("FormKey", Guid.NewGuid().ToString())));
        return new Queue<string>(Shown().Matches(codes).Select(code => code.Groups[1].Value));
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

    [GeneratedRegex("<code class=\"yf-secret\">([^<]+)</code>")]
    private static partial Regex Shown();

    [GeneratedRegex("name=\"OnItsWay\" value=\"([^\"]+)\"")]
    private static partial Regex OnItsWay();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
