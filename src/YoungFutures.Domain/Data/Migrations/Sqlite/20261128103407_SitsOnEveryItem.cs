using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SitsOnEveryItem : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "SitsOnEveryItem",
                table: "PanelAgencies",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // As a new seat has it: see Agency.UsuallySitsOnEveryItem.
            migrationBuilder.Sql("UPDATE PanelAgencies SET SitsOnEveryItem = 1 WHERE AgencyId IN (SELECT Id FROM Agencies WHERE Sector NOT IN ('School', 'Community', 'Provider', 'Opcc'))");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SitsOnEveryItem",
                table: "PanelAgencies");
        }
    }
}
