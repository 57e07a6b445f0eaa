using System.Diagnostics;

namespace YoungFutures.Web.Plumbing;

/// <summary>What Development makes up for itself, once: a file that only its owner reads.</summary>
internal static class OwnFile
{
    // Two that start at once must end with the same secret: whoever has the file open has it alone, and writes only into an empty one.
    public static string Kept(string file, Func<string> make)
    {
        using var held = OpenAlone(file);
        using var reader = new StreamReader(held, leaveOpen: true);
        if (reader.ReadToEnd().Trim() is { Length: > 0 } kept) return kept;

        var made = make();
        using var writer = new StreamWriter(held);
        writer.WriteLine(made);
        writer.Flush();
        held.Flush(flushToDisk: true);
        return made;
    }

    private static FileStream OpenAlone(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        for (var patience = Stopwatch.StartNew(); ; Thread.Sleep(20))
        {
            try
            {
                return new FileStream(file, options);
            }
            catch (IOException) when (File.Exists(file) && patience.Elapsed < TimeSpan.FromSeconds(10))
            {
            }
        }
    }
}
