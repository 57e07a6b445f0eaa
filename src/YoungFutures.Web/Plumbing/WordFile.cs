using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.AspNetCore.Mvc;
using YoungFutures.Web.Language;
using Languages = YoungFutures.Web.Language.Languages;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// A paper as a Word file that a screen reader can find its way in: headings that are headings, tables whose first row is repeated, the language of the text,
/// the marking at the head of each sheet and its number at the foot.
/// </summary>
public static class WordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int Title = 1;
    private const string TableStyle = "YoungFuturesTable";

    public static FileContentResult Of(Paper paper, Words T) =>
        new(Bytes(paper, T), ContentType) { FileDownloadName = $"{Paper.Marking}-{paper.Reference}.docx" };

    /// <param name="marked">Not where it is given to a young person or a family.</param>
    public static byte[] Bytes(Paper paper, Words T, bool marked = true)
    {
        using var file = new MemoryStream();
        Write(file, paper, T, marked);
        return file.ToArray();
    }

    private static void Write(Stream file, Paper paper, Words T, bool marked)
    {
        var language = Languages.IsWelsh(CultureInfo.CurrentUICulture) ? "cy-GB" : "en-GB";
        using var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = T["{0} ({1})", paper.Title, paper.Reference];
        document.PackageProperties.Language = language;
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = Styles(language);
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new ThemeFontLanguages { Val = language });
        var header = main.AddNewPart<HeaderPart>();
        header.Header = new Header(Centred(Text(marked ? Paper.Marking : "", bold: true)));
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(Centred(PageNumber(T)));

        var body = new Body(Styled("Heading1", paper.Title));
        foreach (var part in paper.Parts)
        {
            var from = body.ChildElements.Count;
            foreach (var block in part.Blocks) body.Append(Drawn(block));
            if (part.NewSheet && body.ChildElements.Skip(from).OfType<Paragraph>().FirstOrDefault() is { } first)
                (first.ParagraphProperties ??= new ParagraphProperties()).PageBreakBefore = new PageBreakBefore();
        }

        body.Append(new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567 }));
        main.Document = new Document(body);
    }

    private static IEnumerable<OpenXmlElement> Drawn(PaperBlock block) => block switch
    {
        PaperHeading heading => [Styled($"Heading{heading.Level.ToString(CultureInfo.InvariantCulture)}", heading.Text)],
        PaperText text => [new Paragraph(Text(text.Text))],
        PaperFacts facts => facts.Facts.SelectMany(Fact),
        PaperBeside beside => [.. Fact(beside.One), .. Fact(beside.Other)],
        PaperTable { UnderHeading: true } table => [Table(table), new Paragraph()],
        PaperTable table => [Styled("Caption", table.Caption, keepWithNext: true), Table(table), new Paragraph()],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Unknown block."),
    };

    // The name on a line of its own, so that the text below it can be long.
    private static IEnumerable<OpenXmlElement> Fact(PaperFact fact) => [Styled("FactName", fact.Name, keepWithNext: true), new Paragraph(Text(fact.Value))];

    private static Table Table(PaperTable table)
    {
        var drawn = new Table(new TableProperties(new TableStyle { Val = TableStyle }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLook { FirstRow = true, FirstColumn = true }, new TableCaption { Val = table.Caption }),
            new TableGrid(table.Columns.Select(_ => new GridColumn())));
        drawn.Append(Row(new TableRowProperties(new CantSplit(), new TableHeader()), table.Columns.Select(column => Cell(column, bold: true))));
        foreach (var line in table.Lines) drawn.Append(Row(new TableRowProperties(new CantSplit()), line.Select((cell, index) => Cell(cell, bold: index == 0))));
        return drawn;
    }

    private static TableRow Row(TableRowProperties properties, IEnumerable<OpenXmlElement> cells)
    {
        var row = new TableRow(properties);
        row.Append(cells);
        return row;
    }

    private static OpenXmlElement Cell(string text, bool bold) => new TableCell(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Auto }), new Paragraph(Text(text, bold)));

    private static Paragraph Styled(string style, string text, bool keepWithNext = false)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (keepWithNext) properties.Append(new KeepNext());
        return new Paragraph(properties, Text(text));
    }

    private static Paragraph Centred(params OpenXmlElement[] runs) =>
        new([new ParagraphProperties(new Justification { Val = JustificationValues.Center }), .. runs]);

    private static Run Text(string text, bool bold = false)
    {
        var run = new Run();
        if (bold) run.Append(new RunProperties(new Bold()));
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            if (line > 0) run.Append(new Break());
            run.Append(new Text(lines[line]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>“Page 2 of 5”, with the program's own numbers in the places of the phrase.</summary>
    private static OpenXmlElement[] PageNumber(Words T)
    {
        var pieces = new List<OpenXmlElement>();
        foreach (var piece in System.Text.RegularExpressions.Regex.Split(T["Page {0} of {1}", "{0}", "{1}"], @"(\{[01]\})"))
            pieces.Add(piece switch
            {
                "{0}" => new SimpleField(Text("1")) { Instruction = "PAGE" },
                "{1}" => new SimpleField(Text("1")) { Instruction = "NUMPAGES" },
                _ => Text(piece),
            });
        return [.. pieces];
    }

    private static Styles Styles(string language)
    {
        var styles = new Styles(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" }, new FontSize { Val = "22" },
                new DocumentFormat.OpenXml.Wordprocessing.Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))));
        for (var level = Title; level <= 3; level++)
            styles.Append(new Style(new StyleName { Val = $"heading {level.ToString(CultureInfo.InvariantCulture)}" }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" },
                new PrimaryStyle(),
                new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "120" }, new OutlineLevel { Val = level - 1 }),
                new StyleRunProperties(new Bold(), new FontSize { Val = level switch { 1 => "36", 2 => "28", _ => "24" } }))
            { Type = StyleValues.Paragraph, StyleId = $"Heading{level.ToString(CultureInfo.InvariantCulture)}" });
        styles.Append(new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
        foreach (var (id, name) in new[] { ("Caption", "caption"), ("FactName", "Fact name") })
            styles.Append(new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "120", After = "0" }),
                new StyleRunProperties(new Bold())) { Type = StyleValues.Paragraph, StyleId = id });
        styles.Append(new Style(new StyleName { Val = "Young Futures table" },
            new StyleTableProperties(new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = TableStyle });
        return styles;
    }

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "808080" };
}
