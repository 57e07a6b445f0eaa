using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.SqlServer
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

            migrationBuilder.AlterColumn<string>(
                name: "Reference",
                table: "AgencyChecks",
                type: "nvarchar(24)",
                maxLength: 24,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(20)",
                oldMaxLength: 20);
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
