using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Snoozes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_UsedCodes_Step",
                table: "UsedCodes",
                column: "Step");

            migrationBuilder.CreateIndex(
                name: "IX_GapSnoozes_CaseId",
                table: "GapSnoozes",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_GapSnoozes_SubjectId",
                table: "GapSnoozes",
                column: "SubjectId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_UsedCodes_Step",
                table: "UsedCodes");

            migrationBuilder.DropIndex(
                name: "IX_GapSnoozes_CaseId",
                table: "GapSnoozes");

            migrationBuilder.DropIndex(
                name: "IX_GapSnoozes_SubjectId",
                table: "GapSnoozes");
        }
    }
}
