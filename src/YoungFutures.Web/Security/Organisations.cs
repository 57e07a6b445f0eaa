using System.Text.RegularExpressions;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Security;

/// <summary>One organisation whose own sign-in is taken here. Settings <c>SignIn:Organisations:KEY:…</c>.</summary>
public sealed class OrganisationSettings
{
    /// <summary>As the sign-in page calls it.</summary>
    public string? Name { get; set; }
    public string? NameCy { get; set; }
    /// <summary>Where it answers, such as <c>https://login.microsoftonline.com/TENANT/v2.0</c>.</summary>
    public string? Authority { get; set; }
    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }
    /// <summary>True where the organisation itself asks everybody for a second factor, and vouches for it: ours is not asked for at the door then.</summary>
    public bool AsksSecondFactor { get; set; }
}

/// <param name="Key">The name of its settings: small letters, digits and hyphens.</param>
public sealed record Organisation(string Key, string Name, string NameCy, string Authority, string ClientId, string ClientSecret, bool AsksSecondFactor)
{
    public string Scheme => "organisation:" + Key;

    /// <summary>Where the organisation sends people back to. It must be told of this address.</summary>
    public string Back => $"/sign-in/organisation/{Key}/back";

    public string NameIn(Words T) => T.Either(Name, NameCy);
}

/// <summary>All whose sign-in (OpenID Connect, such as that of Microsoft Entra ID) is taken here; mostly none.</summary>
public sealed partial class Organisations
{
    public const string Section = "SignIn:Organisations";

    // Where Microsoft lets in whoever has an account anywhere: who says that it is they is then a different one each time.
    private static readonly string[] OfAnybody = ["common", "organizations", "consumers"];

    private Organisations(IReadOnlyList<Organisation> all, IReadOnlyList<string> faults) => (All, Faults) = (all, faults);

    public IReadOnlyList<Organisation> All { get; }

    /// <summary>What is wrong with the settings; the program does not start with any of it.</summary>
    public IReadOnlyList<string> Faults { get; }

    public Organisation? Find(string key) => All.FirstOrDefault(organisation => organisation.Key == key);

    public static Organisations Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var (all, faults) = (new List<Organisation>(), new List<string>());
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            var (said, before) = (section.Get<OrganisationSettings>() ?? new OrganisationSettings(), faults.Count);
            if (section.Key.Length > OrganisationSignIn.LongestOrganisation || !Keys().IsMatch(section.Key))
                faults.Add($"{section.Path} must be named in small letters, digits and hyphens, {OrganisationSignIn.LongestOrganisation} at most: the name stands in an address.");
            foreach (var (name, value) in new[]
            {
                (nameof(said.Name), said.Name), (nameof(said.NameCy), said.NameCy), (nameof(said.ClientId), said.ClientId), (nameof(said.ClientSecret), said.ClientSecret),
            })
                if (string.IsNullOrWhiteSpace(value)) faults.Add($"{section.Path}:{name} must be set.");
            if (!Uri.TryCreate(said.Authority, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && !(environment.IsDevelopment() && authority.Scheme == Uri.UriSchemeHttp)))
                faults.Add($"{section.Path}:Authority must be the https address at which the organisation’s sign-in answers.");
            else if (authority.Segments.Any(part => OfAnybody.Contains(part.Trim('/'), StringComparer.OrdinalIgnoreCase)))
                faults.Add($"{section.Path}:Authority must name one organisation: with {authority} anybody’s account anywhere would be asked.");
            if (faults.Count == before) all.Add(new Organisation(section.Key, said.Name!, said.NameCy!, said.Authority!, said.ClientId!, said.ClientSecret!, said.AsksSecondFactor));
        }

        return new Organisations(all, faults);
    }

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    private static partial Regex Keys();
}
