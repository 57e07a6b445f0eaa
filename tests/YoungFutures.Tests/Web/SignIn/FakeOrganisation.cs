using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace YoungFutures.Tests.Web.SignIn;

/// <summary>An organisation’s sign-in, as OpenID Connect Core 1.0 has it, without a network: what it publishes, and what it tells the site about whoever signed in there.</summary>
public sealed class FakeOrganisation : HttpMessageHandler
{
    public const string Key = "north";
    public const string Name = "North organisation";
    public const string NameCy = "Sefydliad y gogledd";
    private const string ClientId = "young-futures";
    /// <summary>Long enough that one could sign with it.</summary>
    public const string Secret = "a secret between the two, and long";

    private readonly RsaSecurityKey own = new(RSA.Create(2048)) { KeyId = "own" };
    private readonly Dictionary<string, Asked> codes = [];

    /// <summary>What it says of somebody, by the name of the claim; a test spoils it.</summary>
    public Action<Dictionary<string, object>> Spoil { get; set; } = _ => { };

    /// <summary>What it signs with; nothing where it does not sign.</summary>
    public SecurityKey? Signing { get; set; }

    /// <summary>Where people sign in. A browser needs one that is there.</summary>
    public string Root { get; init; } = "https://organisation.invalid";

    public string Issuer => Root + "/north/v2.0";

    /// <summary>Whether nothing answers.</summary>
    public bool IsDown { get; set; }

    /// <summary>What it publishes of its key, for whoever would sign with that.</summary>
    public byte[] PublicKey => own.Rsa.ExportSubjectPublicKeyInfo();

    /// <summary>How often it was asked for a token.</summary>
    public int TimesAsked => timesAsked;

    private int timesAsked;

    public FakeOrganisation() => Signing = own;

    /// <summary>Settings under which a site takes this sign-in; and it is asked in memory.</summary>
    public void JoinTo(IWebHostBuilder builder)
    {
        IEnumerable<(string, string)> settings = [("Name", Name), ("NameCy", NameCy), ("Authority", Issuer), ("ClientId", ClientId), ("ClientSecret", Secret)];
        foreach (var (name, value) in settings) builder.UseSetting($"SignIn:Organisations:{Key}:{name}", value);
        builder.ConfigureServices(services => services.Configure<OpenIdConnectOptions>("organisation:" + Key, connect => connect.BackchannelHttpHandler = this));
    }

    /// <summary>Somebody signs in there who was sent by the site.</summary>
    /// <param name="sent">Where the site sent them.</param>
    /// <returns>Where they are sent back to.</returns>
    public string SignIn(string? sent, string subject, string name)
    {
        Assert.NotNull(sent);
        var question = QueryHelpers.ParseQuery(new Uri(sent).Query);
        Assert.StartsWith(Root + "/north/authorize?", sent, StringComparison.Ordinal);
        Assert.EndsWith($"/sign-in/organisation/{Key}/back", question["redirect_uri"], StringComparison.Ordinal);
        Assert.Equal((ClientId, "code", "S256", "login"), ((string?)question["client_id"], (string?)question["response_type"], (string?)question["code_challenge_method"], (string?)question["prompt"]));
        Assert.DoesNotContain(Secret, Uri.UnescapeDataString(sent), StringComparison.Ordinal);
        var code = Guid.NewGuid().ToString("N");
        codes[code] = new Asked(subject, name, question["nonce"]!, question["code_challenge"]!, question["redirect_uri"]!);
        return QueryHelpers.AddQueryString(new Uri(question["redirect_uri"]!).AbsolutePath, new Dictionary<string, string?> { ["code"] = code, ["state"] = question["state"] });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => IsDown ? throw new HttpRequestException("Nothing answers.") : request.RequestUri!.AbsolutePath switch
    {
        "/north/v2.0/.well-known/openid-configuration" => Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Root + "/north/authorize",
            ["token_endpoint"] = Root + "/north/token",
            ["jwks_uri"] = Root + "/north/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "pairwise" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }),
        "/north/keys" => Json(new Dictionary<string, object> { ["keys"] = new[] { Published(own) } }),
        "/north/token" => await Token(request, cancellationToken),
        _ => new HttpResponseMessage(HttpStatusCode.NotFound),
    };

    private async Task<HttpResponseMessage> Token(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref timesAsked);
        var form = QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken));
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes((string?)form["code_verifier"] ?? "")));
        // As the standard has it: one code once, for whoever asked for it, at the address that they named.
        if (form["client_id"] != ClientId || form["client_secret"] != Secret || !codes.Remove((string?)form["code"] ?? "", out var question) || question.Challenge != challenge || question.RedirectUri != form["redirect_uri"])
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = JsonContent.Create(new { error = "invalid_grant" }) };
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var said = new Dictionary<string, object>
        {
            ["iss"] = Issuer, ["aud"] = ClientId, ["sub"] = question.Subject, ["preferred_username"] = question.Name, ["nonce"] = question.Nonce, ["iat"] = now, ["nbf"] = now, ["exp"] = now + 300,
        };
        Spoil(said);
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = said, SigningCredentials = Signing is null ? null : new SigningCredentials(Signing, Signing is SymmetricSecurityKey ? SecurityAlgorithms.HmacSha256 : SecurityAlgorithms.RsaSha256),
        });
        return Json(new Dictionary<string, object> { ["access_token"] = "of no use here", ["token_type"] = "Bearer", ["id_token"] = token });
    }

    private static Dictionary<string, object> Published(RsaSecurityKey key)
    {
        var parts = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = key.KeyId, ["n"] = Base64UrlEncoder.Encode(parts.Modulus), ["e"] = Base64UrlEncoder.Encode(parts.Exponent) };
    }

    private static HttpResponseMessage Json(Dictionary<string, object> said) => new(HttpStatusCode.OK) { Content = JsonContent.Create(said) };

    private sealed record Asked(string Subject, string Name, string Nonce, string Challenge, string RedirectUri);
}
