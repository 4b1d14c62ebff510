import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_cache_table'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnDays',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('days', models.PositiveSmallIntegerField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('days__gte', 1), ('days__lte', 127)), name='shifts_at_least_one_day')],
            },
        ),
        migrations.CreateModel(
            name='ShiftImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uploaded_at', models.DateTimeField()),
                ('filename', models.CharField(max_length=120)),
                ('is_own', models.BooleanField(default=False)),
                ('shifts', models.PositiveIntegerField(default=0)),
                ('leaves', models.PositiveIntegerField(default=0)),
                ('bad', models.PositiveIntegerField(default=0)),
                ('bad_rows', models.BinaryField(default=bytes)),
                ('undone_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-uploaded_at', '-pk'],
                'indexes': [models.Index(fields=['organisation', '-uploaded_at'], name='shifts_import_latest')],
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='shifts.shiftimport')),
            ],
            options={
                'ordering': ['starts_at'],
                'indexes': [models.Index(fields=['starts_at'], name='shifts_shift_by_start')],
                'constraints': [models.UniqueConstraint(fields=('person', 'starts_at', 'ends_at'), name='shifts_shift_once'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='shifts_shift_ends_after')],
            },
        ),
        migrations.CreateModel(
            name='Leave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('kind', models.CharField(choices=[('holiday', 'Holiday'), ('sick', 'Sick'), ('training', 'Training elsewhere'), ('family', 'Family'), ('other', 'Away')], default='other', max_length=10)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='shifts.shiftimport')),
            ],
            options={
                'ordering': ['first'],
                'indexes': [models.Index(fields=['last'], name='shifts_leave_by_end')],
                'constraints': [models.UniqueConstraint(fields=('person', 'first', 'last', 'kind'), name='shifts_leave_once'), models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='shifts_leave_ends_after')],
            },
        ),
    ]
