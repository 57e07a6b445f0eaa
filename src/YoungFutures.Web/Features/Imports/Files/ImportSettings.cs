namespace YoungFutures.Web.Features.Imports.Files;

/// <summary>The section Imports of the settings.</summary>
public sealed class ImportSettings
{
    /// <summary>The largest file that is taken.</summary>
    public long MaxFileBytes { get; set; } = 300_000_000;
    public int MaxRows { get; set; } = 1_500_000;
    public int MaxColumns { get; set; } = 200;
    public int MaxRowCharacters { get; set; } = 200_000;
    /// <summary>What the parts of a workbook may hold together once they are unpacked; it is packed tenfold and more.</summary>
    public long MaxUnpackedBytes { get; set; } = 3_000_000_000;
    /// <summary>The texts of a workbook stand in one table, which is held in memory.</summary>
    public long MaxTextBytes { get; set; } = 200_000_000;
    public long MaxCells { get; set; } = 60_000_000;
    /// <summary>Days after which a file goes that nobody took in or gave up.</summary>
    public int ForgetDays { get; set; } = 7;
    /// <summary>Days for which the faults of a file that was taken in can still be read.</summary>
    public int FaultDays { get; set; } = 30;
    /// <summary>Where files wait, encrypted; several nodes need one folder that all of them reach. Inside the data folder unless it says otherwise.</summary>
    public string? Folder { get; set; }
    /// <summary>Whether this node does the work in the background.</summary>
    public bool Work { get; set; } = true;
}
