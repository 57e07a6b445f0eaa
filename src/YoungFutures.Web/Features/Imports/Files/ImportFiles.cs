using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Imports.Files;

/// <summary>The files on their way in, each under the id of its import and sealed for it.</summary>
public sealed class ImportFiles(IOptions<ImportSettings> settings, IConfiguration configuration, IHostEnvironment environment, IDataProtectionProvider protection)
{
    private readonly Lazy<string> folder = new(() =>
    {
        var chosen = settings.Value.Folder is { Length: > 0 } named ? Path.GetFullPath(named, environment.ContentRootPath) : Path.Combine(DataFolder.Of(configuration, environment), "imports");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(chosen);
        else Directory.CreateDirectory(chosen, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return chosen;
    });

    public SealedFile.Writer Write(Guid id) => new(PathOf(id), Protector(id));

    public Stream Read(Guid id) => SealedFile.Open(PathOf(id), Protector(id));

    public bool Has(Guid id) => File.Exists(PathOf(id));

    public void Remove(Guid id) => File.Delete(PathOf(id));

    /// <summary>What lies in the folder, and when it was written.</summary>
    public IEnumerable<(Guid Id, DateTime WrittenAt)> All() =>
        from file in new DirectoryInfo(folder.Value).EnumerateFiles("*.sealed")
        let id = Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out var named) ? named : (Guid?)null
        where id is not null
        select (id.Value, file.LastWriteTimeUtc);

    private string PathOf(Guid id) => Path.Combine(folder.Value, $"{id:N}.sealed");

    private IDataProtector Protector(Guid id) => protection.CreateProtector("import files", id.ToString("N"));
}
