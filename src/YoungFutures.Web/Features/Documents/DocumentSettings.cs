namespace YoungFutures.Web.Features.Documents;

/// <summary>The section Documents of the settings.</summary>
public sealed class DocumentSettings
{
    /// <summary>The largest file that is taken.</summary>
    public long MaxFileBytes { get; set; } = 20_000_000;
    /// <summary>How many documents one case or one referral holds.</summary>
    public int MaxFiles { get; set; } = 200;
    /// <summary>How many bytes they have together.</summary>
    public long MaxTotalBytes { get; set; } = 500_000_000;
    /// <summary>Of a picture; each is four bytes of memory while it is made anew.</summary>
    public long MaxPixels { get; set; } = 50_000_000;
    /// <summary>What the parts of a Word document or a workbook may hold together once they are unpacked.</summary>
    public long MaxUnpackedBytes { get; set; } = 100_000_000;
    /// <summary>Files (a folder) or Database.</summary>
    public string Store { get; set; } = "Files";
    /// <summary>Where files lie; inside the data folder unless it says otherwise, and never below the folder that the web server serves.</summary>
    public string? Folder { get; set; }
    /// <summary>Whether documents are checked for viruses. False takes them unchecked, and is said to administrators and to whoever sends one.</summary>
    public bool Scanning { get; set; } = true;
    /// <summary>Where ClamAV’s daemon listens: host:port, or the path of its socket.</summary>
    public string? Clamd { get; set; }
    /// <summary>How long the daemon may take over one document.</summary>
    public int ScanSeconds { get; set; } = 60;

    /// <summary>Outside Development a site without a daemon does not start unless it says that it wants none.</summary>
    public bool Scans => Scanning && !string.IsNullOrWhiteSpace(Clamd);
}
