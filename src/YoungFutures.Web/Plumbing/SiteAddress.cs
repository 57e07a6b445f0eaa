namespace YoungFutures.Web.Plumbing;

/// <summary>Where the site is to be found from outside, for links in mails and for passkeys, which belong to one site.</summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    private readonly string root = (configuration["Site:Address"] is { Length: > 0 } configured ? configured : "http://localhost:5080").TrimEnd('/');

    public string Of(string path) => root + path;

    /// <summary>As a browser names the site that a page came from.</summary>
    public string Origin => new Uri(root).GetLeftPart(UriPartial.Authority);

    public string Host => new Uri(root).Host;
}
