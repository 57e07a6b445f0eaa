using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChecksHaveNamesOfTheirOwn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Checks that were asked before keep the name under which they were asked.
            migrationBuilder.RenameColumn(
                name: "CaseReference",
                table: "AgencyChecks",
                newName: "Reference");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Reference",
                table: "AgencyChecks",
                newName: "CaseReference");
        }
    }
}
