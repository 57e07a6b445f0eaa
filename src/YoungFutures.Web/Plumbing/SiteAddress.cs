namespace YoungFutures.Web.Plumbing;

/// <summary>Where the site is to be found from outside, for links in mails.</summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    private readonly string root = (configuration["Site:Address"] is { Length: > 0 } configured ? configured : "http://localhost:5080").TrimEnd('/');

    public string Of(string path) => root + path;
}
