using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Text;
using YoungFutures.Web.Features.Documents;

namespace YoungFutures.Web.Features.Imports.Files;

/// <summary>The form of this address carries a file.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesFileAttribute : Attribute
{
    /// <summary>A document of a case or of a referral, with the limit of those; otherwise a list.</summary>
    public bool OfDocuments { get; init; }
}

public static class TakesFile
{
    private const int MostFields = 20, LongestField = 4000, LongestName = 200;

    /// <summary>
    /// Before anything else reads the form: the file goes to the disk as it comes, sealed, and what is left is a form like any other. Only for somebody who may send
    /// files somewhere; whether here, the action says, and what it does not take is gone with the request.
    /// </summary>
    public static IApplicationBuilder UseFilesOnTheirWayIn(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<TakesFileAttribute>() is not { } takes
            || !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            await next(context);
            return;
        }

        if (context.Features.Get<Viewer>() is not { SitsOnPanel: true })
        {
            // A file outlives no session, and is not read for somebody who may send none.
            context.Request.Form = FormCollection.Empty;
            if (context.Features.Get<Viewer>() is { IsKnown: true }) await next(context);
            else context.Response.Redirect("/sign-in");
            return;
        }

        var most = takes.OfDocuments ? context.RequestServices.GetRequiredService<IOptions<DocumentSettings>>().Value.MaxFileBytes : context.RequestServices.GetRequiredService<IOptions<ImportSettings>>().Value.MaxFileBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = most * 4;
        var files = context.RequestServices.GetRequiredService<ImportFiles>();
        ReceivedFile? received = null;
        try
        {
            var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
            try
            {
                var reader = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 * 1024, BodyLengthLimit = null };
                while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
                {
                    if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
                    var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
                    if (disposition.IsFileDisposition() || disposition.FileName.HasValue)
                    {
                        var sent = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
                        if (received is null && !string.IsNullOrEmpty(sent)) received = await Receive(section.Body, sent, files, most, context.RequestAborted);
                        continue;
                    }

                    if (fields.Count == MostFields) throw new InvalidDataException("Too many fields.");
                    using var text = new StreamReader(section.Body);
                    var value = new char[LongestField + 1];
                    var length = await text.ReadBlockAsync(value, context.RequestAborted);
                    if (length > LongestField) throw new InvalidDataException("A field is too long.");
                    fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), new string(value, 0, length));
                }
            }
            catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or IOException)
            {
                context.Request.Form = FormCollection.Empty;
                context.Response.StatusCode = fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest;
                return;
            }

            context.Request.Form = new FormCollection(fields);
            if (received is not null) context.Features.Set(received);
            await next(context);
        }
        finally
        {
            if (received is { IsTaken: false }) files.Remove(received.Id);
        }
    });

    // A long name keeps its ending, by which it is known for what it is.
    private static string Shortened(string name)
    {
        var ending = Path.GetExtension(name) is { Length: <= 10 } known ? known : "";
        return name.Length <= LongestName ? name : TypedText.Truncate(name, LongestName - ending.Length) + ending;
    }

    private static async Task<ReceivedFile> Receive(Stream body, string name, ImportFiles files, long most, CancellationToken cancelled)
    {
        var received = new ReceivedFile { Name = Shortened(TypedText.CleanLine(name[(name.LastIndexOfAny(['/', '\\']) + 1)..])) };
        await using var writer = files.Write(received.Id);
        using var look = new FileLook();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, cancelled) is > 0 and var read)
        {
            // The rest is read and dropped, so that the browser is there to hear the answer.
            if (received.IsTooLarge |= look.Bytes + read > most) continue;
            look.See(buffer.AsSpan(0, read));
            await writer.Write(buffer.AsMemory(0, read), cancelled);
        }

        if (!received.IsTooLarge) await writer.Finish(cancelled);
        (received.Bytes, received.Sha256) = (look.Bytes, look.Sha256());
        (received.Kind, received.Encoding) = look.Says();
        return received;
    }
}
