using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>Leads from a list to the page that saves it as a file, filtered as it is.</summary>
[HtmlTargetElement("save-list", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SaveListTagHelper(Words T) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        // All pages of it, whichever is shown.
        var query = new QueryBuilder(request.Query.Where(pair => !pair.Key.Equals("page", StringComparison.OrdinalIgnoreCase)).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-body yf-not-on-paper");
        output.Content.AppendHtml(Draw.Tag("a", "govuk-link", T["Save this list as a CSV file"], ("href", request.PathBase.Add(request.Path).Add("/export") + query.ToQueryString().ToString())));
    }
}
