using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OwnRolesConfirmed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Recertifications_AgencyId_PanelId_Quarter",
                table: "Recertifications");

            migrationBuilder.AlterColumn<Guid>(
                name: "AgencyId",
                table: "Recertifications",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.CreateIndex(
                name: "IX_Recertifications_AgencyId_PanelId_Quarter",
                table: "Recertifications",
                columns: new[] { "AgencyId", "PanelId", "Quarter" },
                unique: true,
                filter: "[AgencyId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "OwnRoles",
                table: "Recertifications",
                columns: new[] { "PanelId", "Quarter" },
                unique: true,
                filter: "[AgencyId] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Recertifications_AgencyId_PanelId_Quarter",
                table: "Recertifications");

            migrationBuilder.DropIndex(
                name: "OwnRoles",
                table: "Recertifications");

            migrationBuilder.AlterColumn<Guid>(
                name: "AgencyId",
                table: "Recertifications",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Recertifications_AgencyId_PanelId_Quarter",
                table: "Recertifications",
                columns: new[] { "AgencyId", "PanelId", "Quarter" },
                unique: true);
        }
    }
}
