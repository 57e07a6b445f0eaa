using Microsoft.Extensions.Options;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Plumbing.Jobs;

namespace YoungFutures.Web.Features.Documents;

public static class DocumentsSetup
{
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration, IWebHostEnvironment environment)
    {
        services.Configure<DocumentSettings>(configuration.GetSection("Documents"));
        services.AddSingleton<IDocumentStore>(provider => provider.GetRequiredService<IOptions<DocumentSettings>>().Value switch
        {
            { Store: "Database" } => new DocumentRows(provider.GetRequiredService<Records>()),
            { Store: "Files" } settings => new DocumentFiles(Folder(settings, configuration, environment)),
            var other => throw new InvalidOperationException($"Documents:Store is '{other.Store}'; it can be Files or Database."),
        });
        services.AddSingleton<DocumentContents>();
        services.AddSingleton<Clamd>();
        services.AddSingleton<DocumentScans>();
        services.AddSingleton(provider => new Papers(provider.GetRequiredService<DocumentContents>(), provider.GetRequiredService<DocumentScans>()));
        services.AddSingleton<Pictures>();
        services.AddScoped<IncomingDocuments>();
        return services;
    }

    private static string Folder(DocumentSettings settings, IConfiguration configuration, IWebHostEnvironment environment)
    {
        var folder = settings.Folder is { Length: > 0 } named ? Path.GetFullPath(named, environment.ContentRootPath) : Path.Combine(DataFolder.Of(configuration, environment), "documents");
        if (environment.WebRootPath is { Length: > 0 } served && (folder + Path.DirectorySeparatorChar).StartsWith(Path.GetFullPath(served) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException("Documents:Folder lies below the folder that the web server serves.");
        return folder;
    }
}
