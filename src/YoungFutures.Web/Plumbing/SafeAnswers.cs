using Microsoft.AspNetCore.Mvc;

namespace YoungFutures.Web.Plumbing;

/// <summary>A picture within a page: the audit notes that it was seen, and not that it left as a file.</summary>
public sealed class ShownPicture(Stream content, string mediaType) : FileStreamResult(content, mediaType);

public static class SafeAnswers
{
    /// <summary>Opened by itself it runs nothing, fetches nothing and belongs to no site.</summary>
    public static void LetDoNothing(this HttpResponse response) => response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
}
