using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>What is wrong with the form, each with a link to its field. Stands above the form, yet keeps the order of its fields.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Words T) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!ViewContext.ViewData.ModelState.IsValid) output.Content.SetHtmlContent(new Summary(ViewContext, T));
    }

    /// <summary>Written when the page is sent, which is after the fields below it have said that they are there.</summary>
    private sealed class Summary(ViewContext view, Words T) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var list = Draw.Tag("ul", "govuk-list govuk-error-summary__list");
            foreach (var (inputId, message) in FieldErrors.InOrder(view))
            {
                var item = new TagBuilder("li");
                if (inputId is null) item.InnerHtml.Append(message);
                else item.InnerHtml.AppendHtml(Draw.Tag("a", null, message, ("href", "#" + inputId)));
                list.InnerHtml.AppendHtml(item);
            }
            var body = Draw.Tag("div", "govuk-error-summary__body");
            body.InnerHtml.AppendHtml(list);
            var alert = Draw.Tag("div", null, null, ("role", "alert"));
            alert.InnerHtml.AppendHtml(Draw.Tag("h2", "govuk-error-summary__title", T["There is a problem"])).AppendHtml(body);
            var summary = Draw.Tag("div", "govuk-error-summary", null, ("data-module", "govuk-error-summary"), ("tabindex", "-1"));
            summary.InnerHtml.AppendHtml(alert);
            summary.WriteTo(writer, encoder);
        }
    }
}
