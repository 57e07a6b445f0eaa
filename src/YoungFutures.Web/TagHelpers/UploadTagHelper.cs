using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>A file to send along. Its form has <c>enctype="multipart/form-data"</c>, and its action is marked to take a file.</summary>
[HtmlTargetElement("upload", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class UploadTagHelper(Words words) : FormControl(words)
{
    public string Label { get; set; } = "";
    public string? Accept { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        DrawGroup(output);
        output.Content.AppendHtml(LabelFor(Label, Id, null)).AppendHtml(HintAndError())
            .AppendHtml(Draw.Void("input", "govuk-file-upload" + (Error is null ? "" : " govuk-file-upload--error"), ("id", Id), ("name", Name), ("type", "file"), ("accept", Accept), ("aria-describedby", DescribedBy)));
    }
}
