using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Referrals_PanelId_EndedAt",
                table: "Referrals",
                columns: new[] { "PanelId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClosureChecks_PanelId_AnsweredAt",
                table: "PostClosureChecks",
                columns: new[] { "PanelId", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClosureChecks_PanelId_EndedAt",
                table: "PostClosureChecks",
                columns: new[] { "PanelId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_NeedsConversations_PanelId_RecordedAt",
                table: "NeedsConversations",
                columns: new[] { "PanelId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_PanelId_OfferedAt",
                table: "Interventions",
                columns: new[] { "PanelId", "OfferedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactAttempts_PanelId_RecordedAt",
                table: "ContactAttempts",
                columns: new[] { "PanelId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_PanelId_Kind_At",
                table: "CaseEvents",
                columns: new[] { "PanelId", "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_PanelId_RecordedAt",
                table: "Agreements",
                columns: new[] { "PanelId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AgencyChecks_PanelId_AskedAt",
                table: "AgencyChecks",
                columns: new[] { "PanelId", "AskedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Referrals_PanelId_EndedAt",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_PostClosureChecks_PanelId_AnsweredAt",
                table: "PostClosureChecks");

            migrationBuilder.DropIndex(
                name: "IX_PostClosureChecks_PanelId_EndedAt",
                table: "PostClosureChecks");

            migrationBuilder.DropIndex(
                name: "IX_NeedsConversations_PanelId_RecordedAt",
                table: "NeedsConversations");

            migrationBuilder.DropIndex(
                name: "IX_Interventions_PanelId_OfferedAt",
                table: "Interventions");

            migrationBuilder.DropIndex(
                name: "IX_ContactAttempts_PanelId_RecordedAt",
                table: "ContactAttempts");

            migrationBuilder.DropIndex(
                name: "IX_CaseEvents_PanelId_Kind_At",
                table: "CaseEvents");

            migrationBuilder.DropIndex(
                name: "IX_Agreements_PanelId_RecordedAt",
                table: "Agreements");

            migrationBuilder.DropIndex(
                name: "IX_AgencyChecks_PanelId_AskedAt",
                table: "AgencyChecks");
        }
    }
}
