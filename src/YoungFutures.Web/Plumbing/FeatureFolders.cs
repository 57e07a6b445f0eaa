using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace YoungFutures.Web.Plumbing;

/// <summary>A controller's views stand beside it: those of Features.Referrals.Withdrawal in Features/Referrals/Withdrawal.</summary>
public static class FeatureFolders
{
    private const string Folder = "folder";

    public static IMvcBuilder AddFeatureFolders(this IMvcBuilder mvc)
    {
        mvc.AddMvcOptions(options => options.Conventions.Add(new NoteFolder()));
        // First: the languages' expander looks for Page.cy.cshtml in the places named before it.
        mvc.AddRazorOptions(options => options.ViewLocationExpanders.Insert(0, new LookThere()));
        return mvc;
    }

    private sealed class NoteFolder : IControllerModelConvention
    {
        public void Apply(ControllerModel controller)
        {
            var name = controller.ControllerType.Namespace ?? "";
            var start = name.IndexOf(".Features.", StringComparison.Ordinal);
            if (start >= 0) controller.Properties[Folder] = name[(start + ".Features.".Length)..].Replace('.', '/');
        }
    }

    private sealed class LookThere : IViewLocationExpander
    {
        public void PopulateValues(ViewLocationExpanderContext context) =>
            context.Values[Folder] = FolderOf(context);

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
        {
            for (var folder = FolderOf(context); folder is { Length: > 0 }; folder = Parent(folder)) yield return $"/Features/{folder}/{{0}}.cshtml";
            yield return "/Features/Shared/{0}.cshtml";
        }

        private static string? FolderOf(ViewLocationExpanderContext context) =>
            context.ActionContext.ActionDescriptor is ControllerActionDescriptor action
            && action.Properties.TryGetValue(Folder, out var folder) ? (string?)folder : null;

        private static string? Parent(string folder) => folder.LastIndexOf('/') is > 0 and var slash ? folder[..slash] : null;
    }
}
