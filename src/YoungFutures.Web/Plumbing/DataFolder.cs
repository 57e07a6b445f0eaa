namespace YoungFutures.Web.Plumbing;

/// <summary>Where the site keeps its files: the SQLite database, what Development makes up for itself, the head of the audit. App_Data unless Data:Folder says otherwise.</summary>
public static class DataFolder
{
    public static string Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var folder = Path.GetFullPath(configuration["Data:Folder"] is { Length: > 0 } chosen ? chosen : "App_Data", environment.ContentRootPath);
        if (Directory.Exists(folder)) return folder;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
